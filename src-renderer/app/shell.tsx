import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { useUnsavedNotes } from '../features/digests/use-unsaved-notes.ts';
import { WorkStatus } from '../features/work/work-status.tsx';
import { useTexts } from '../i18n/index.ts';
import { EngineNotice } from './engine-notice.tsx';
import { Navigation } from './navigation.tsx';
import classes from './shell.module.css';
import { StartQuestion } from './start-question.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

/** What stays around every screen: where one can go, the work under way, how the engine is. */
export function Shell() {
  const say = useTexts('app');
  const [opened, { toggle, close }] = useDisclosure(false);
  useKeptFocus(mainOfWindow);
  useUnsavedNotes();
  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="md"
    >
      <a href="#main" className={classes['skip']} onClick={skip}>
        {say('skip')}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={say('navigation.toggle')}
            />
            <Text fw={700} size="lg">
              Daybook
            </Text>
          </Group>
          <WorkStatus />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar
        p="xs"
        aria-label={say('navigation')}
        className={classes['navbar'] ?? ''}
        data-closed={opened ? undefined : ''}
      >
        <Navigation onGo={close} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} className={classes['main']}>
        <EngineNotice />
        <StartQuestion />
        <Suspense>
          <Outlet />
        </Suspense>
      </AppShell.Main>
      <ScrollRestoration />
    </AppShell>
  );
}

/** The hash is the address of the screen, so the link moves the focus by itself. */
function skip(event: { preventDefault(): void }): void {
  event.preventDefault();
  mainOfWindow()?.focus();
}

function mainOfWindow(): HTMLElement | null {
  return document.querySelector<HTMLElement>('#main');
}
