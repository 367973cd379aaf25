import { ActionIcon, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { type DigestTab, formatCount, paths } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import classes from './detail.module.css';
import type { Neighbours } from './use-neighbours.ts';

/** The way through the list without going back to it. */
export function NeighbourButtons(props: { readonly neighbours: Neighbours; readonly tab: DigestTab }) {
  const { previous, next, place, total } = props.neighbours;
  const say = useTexts('digests');
  const locale = useLocale();
  const navigate = useNavigate();
  const go = (to: string) => void navigate(paths.digest(to, props.tab), { replace: true });
  const steps = [
    { to: previous, text: 'detail.previous', icon: IconChevronLeft },
    { to: next, text: 'detail.next', icon: IconChevronRight },
  ] as const;
  return (
    <Group gap={4} wrap="nowrap">
      {place !== null && (
        <span className={classes['place']} role="status">
          {say('detail.place', { place: formatCount(place, locale), total: formatCount(total, locale) })}
        </span>
      )}
      {steps.map(({ to, text, icon: Icon }) => (
        <ActionIcon
          key={text}
          variant="default"
          size={36}
          onClick={() => {
            if (to !== null) go(to);
          }}
          // Not `disabled`: at the end of the list the keyboard's place would be lost.
          aria-disabled={to === null}
          {...(to === null ? { 'data-disabled': true } : {})}
          aria-label={say(text)}
          title={say(text)}
        >
          <Icon size={18} aria-hidden />
        </ActionIcon>
      ))}
    </Group>
  );
}
