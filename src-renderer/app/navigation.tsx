import { Badge, NavLink, Stack } from '@mantine/core';
import { NavLink as RouterLink, useLocation } from 'react-router';
import { useAnswer } from '../bridge/index.ts';
import { CountText } from '../components/index.ts';
import { useTexts } from '../i18n/index.ts';
import { GROUPS, type Place, placeOf } from './navigation-places.ts';
import classes from './shell.module.css';

/** The way around, with how many things need a person. */
export function Navigation({ onGo }: { readonly onGo: () => void }) {
  const say = useTexts('app');
  const { pathname } = useLocation();
  const here = placeOf(pathname);
  return (
    <div className={classes['places']}>
      {GROUPS.map(({ text, places }) => (
        <Stack key={text} gap={1} role="group" aria-label={say(`navigation.group.${text}`)}>
          <div className={classes['group']} aria-hidden>
            {say(`navigation.group.${text}`)}
          </div>
          {places.map((place) => (
            <PlaceLink key={place.to} place={place} isHere={place.to === here} onGo={onGo} />
          ))}
        </Stack>
      ))}
    </div>
  );
}

function PlaceLink(props: { readonly place: Place; readonly isHere: boolean; readonly onGo: () => void }) {
  const { place, isHere, onGo } = props;
  const { to, text, icon: Icon } = place;
  const say = useTexts('app');
  return (
    <NavLink
      component={RouterLink}
      to={to}
      // One place alone is the current one, also where its address begins another's.
      end={!isHere}
      onClick={onGo}
      active={isHere}
      variant="filled"
      className={classes['place'] ?? ''}
      label={say(`navigation.${text}`)}
      leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
      rightSection={text === 'attention' ? <Waiting /> : null}
    />
  );
}

/** How many things need a person; nothing while none does. */
function Waiting() {
  const say = useTexts('app');
  const count = useAnswer('attention.list', {}).data?.attention.length ?? 0;
  if (count === 0) return null;
  return (
    <Badge size="sm" variant="filled" color="orange.9" aria-label={say('navigation.waiting', { count })}>
      <CountText count={count} />
    </Badge>
  );
}
