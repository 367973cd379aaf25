import { Badge, NavLink, Stack } from '@mantine/core';
import { useEffect, useRef } from 'react';
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
  const places = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (here !== null) showCurrent(places.current);
  }, [here]);
  return (
    <div ref={places} className={classes['places']}>
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

/** The list is longer than a small window: it is moved so far that the place where one is can be seen. */
function showCurrent(places: HTMLElement | null): void {
  const current = places?.querySelector('[aria-current="page"]');
  if (places === null || current === null || current === undefined) return;
  const box = places.getBoundingClientRect();
  const link = current.getBoundingClientRect();
  // By hand: scrollIntoView would move the page as well where the list itself is closed.
  if (link.bottom > box.bottom) places.scrollTop += Math.ceil(link.bottom - box.bottom);
  else if (link.top < box.top) places.scrollTop -= Math.ceil(box.top - link.top);
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
