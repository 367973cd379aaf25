import { useRouteError } from 'react-router';
import { ScreenBroken } from './screen-broken.tsx';

/** One screen has failed: the rest of the window stays. */
export function RouteError() {
  return <ScreenBroken error={useRouteError()} onRetry={() => location.reload()} />;
}
