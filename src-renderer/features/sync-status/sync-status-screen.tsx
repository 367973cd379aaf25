import { useSearchParams } from 'react-router';
import { Details } from './details.tsx';
import { Overview } from './overview.tsx';

/** Where everything on its way to the books stands: counted by kind, or row by row. */
export function SyncStatusScreen() {
  const [params] = useSearchParams();
  return params.get('view') === 'details' ? <Details /> : <Overview />;
}
