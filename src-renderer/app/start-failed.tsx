import { MantineProvider } from '@mantine/core';
import { styleNonce } from './style-nonce.ts';
import { theme } from './theme.ts';
import { ScreenBroken } from './screen-broken.tsx';

/** The window of a host that does not answer, not even who it is. */
export function StartFailed({ error }: { readonly error: unknown }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <ScreenBroken error={error} onRetry={() => location.reload()} />
    </MantineProvider>
  );
}
