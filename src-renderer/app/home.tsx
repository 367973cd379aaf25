import { Loader } from '@mantine/core';
import { Navigate } from 'react-router';
import { useAnswer } from '../bridge/index.ts';
import { paths } from '../components/paths.ts';
import { useTexts } from '../i18n/index.ts';

/** Where the window opens: at the digests, or at the welcome while nothing is connected. */
export function Home() {
  const say = useTexts('components');
  const streams = useAnswer('streams.list', {});
  if (streams.isError) return <Navigate to={paths.digests} replace />;
  if (streams.data === undefined) return <Loader m="xl" role="status" aria-label={say('query.loading')} />;
  return <Navigate to={streams.data.streams.length === 0 ? paths.welcome : paths.digests} replace />;
}
