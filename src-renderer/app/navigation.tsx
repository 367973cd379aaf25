import { Badge, NavLink, Stack } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCalendarStats,
  IconDatabaseImport,
  IconFileInvoice,
  IconPlugConnected,
  IconScale,
  IconSettings,
} from '@tabler/icons-react';
import { NavLink as RouterLink, useLocation } from 'react-router';
import { useAnswer } from '../bridge/index.ts';
import { CountText, paths } from '../components/index.ts';
import { useTexts } from '../i18n/index.ts';

const PLACES = [
  { to: paths.digests, text: 'digests', icon: IconCalendarStats },
  { to: paths.attention, text: 'attention', icon: IconAlertTriangle },
  { to: paths.invoices, text: 'invoices', icon: IconFileInvoice },
  { to: paths.trialBalance, text: 'trial-balance', icon: IconScale },
  { to: paths.imports, text: 'imports', icon: IconDatabaseImport },
  { to: paths.streams, text: 'streams', icon: IconPlugConnected },
  { to: paths.settings, text: 'settings', icon: IconSettings },
] as const;

/** The way around, with how many things need a person. */
export function Navigation({ onGo }: { readonly onGo: () => void }) {
  const say = useTexts('app');
  const { pathname } = useLocation();
  const attention = useAnswer('attention.list', {}).data?.attention.length ?? 0;
  return (
    <Stack gap={2} h="100%">
      {PLACES.map(({ to, text, icon: Icon }) => (
        <NavLink
          key={to}
          component={RouterLink}
          to={to}
          onClick={onGo}
          active={pathname === to || pathname.startsWith(`${to}/`)}
          variant="filled"
          label={say(`navigation.${text}`)}
          leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
          rightSection={
            text === 'attention' && attention > 0 ? (
              <Badge
                size="sm"
                variant="filled"
                color="orange.9"
                aria-label={say('navigation.waiting', { count: attention })}
              >
                <CountText count={attention} />
              </Badge>
            ) : null
          }
        />
      ))}
    </Stack>
  );
}
