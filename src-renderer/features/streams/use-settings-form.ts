import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { StreamView } from '../../../src-shared/ipc/contract.ts';
import type { Failure } from '../../../src-shared/model/index.ts';
import { ask, streamRenamed, useAction } from '../../bridge/index.ts';
import { paths } from '../../components/index.ts';
import { useLeaveGuard } from '../../components/page/use-leave-guard.ts';
import { useTexts } from '../../i18n/index.ts';
import { changedSince, changesOf, type Draft, draftOf } from './settings-draft.ts';
import { useStreams } from './streams-store.ts';

/** A form of settings that knows whether it is saved. */
export interface SettingsForm {
  readonly stream: StreamView;
  readonly draft: Draft;
  /** How often saving was refused for want of a name: each time the keyboard goes there. */
  readonly nameless: number;
  readonly change: (part: Partial<Draft>) => void;
  readonly isDirty: boolean;
  /** Just saved, and not changed since. */
  readonly isSaved: boolean;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly save: () => Promise<void>;
  readonly discard: () => void;
}

/**
 * Edits a stream's settings. Only what a person has touched is kept here: what another window changes
 * meanwhile shows up beside it.
 */
export function useSettingsForm(stream: StreamView, onBusy: (busy: boolean) => void): SettingsForm {
  const say = useTexts('streams');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [touched, setTouched] = useState(() => carriedTo(stream.name));
  const latest = useRef(touched);
  useEffect(() => {
    latest.current = touched;
  }, [touched]);
  useEffect(() => useStreams.getState().carry(null), []);
  const [isSaved, setSaved] = useState(false);
  const draft = { ...draftOf(stream), ...touched };
  const changes = changesOf(stream, draft);
  const isValid = draft.name.trim() !== '';
  const liftGuard = useLeaveGuard(() => changes !== null, {
    title: say('leave.title'),
    body: say('leave.text', { name: stream.name }),
    confirm: say('leave'),
    cancel: say('stay'),
    danger: true,
  });
  const set = useAction(
    useCallback(async (input: Parameters<typeof ask<'streams.set'>>[1]) => ask('streams.set', input), []),
  );
  const [nameless, setNameless] = useState(0);
  const save = async (): Promise<void> => {
    if (changes === null) return;
    if (!isValid) {
      setNameless((times) => times + 1);
      return;
    }
    // A renamed stream is not there under its old name: nothing may ask for it meanwhile.
    onBusy(true);
    const sent = touched;
    const saved = await set.run(changes);
    if (saved === null) {
      onBusy(false);
      return;
    }
    if (saved.stream.name === stream.name) {
      // At once, so that the old values do not show up again until the engine has told of the change.
      queries.setQueryData(['streams.settings', { stream: stream.name }], saved);
      onBusy(false);
      // What was changed while it was being saved is not saved yet.
      setTouched((now) => changedSince(sent, now));
      setSaved(true);
      return;
    }
    const { name } = saved.stream;
    // Under its new name the stream has a new form: what was changed meanwhile goes there.
    useStreams.getState().carry({ stream: name, touched: changedSince(sent, latest.current) });
    streamRenamed(stream.name, name);
    liftGuard();
    await navigate(paths.stream(name), { replace: true });
  };
  return {
    stream,
    draft,
    nameless,
    change: (part) => {
      setSaved(false);
      setTouched((before) => ({ ...before, ...part }));
    },
    isDirty: changes !== null,
    isSaved: isSaved && changes === null,
    busy: set.busy,
    failure: set.failure,
    save,
    discard: () => {
      set.forget();
      setTouched({});
    },
  };
}

function carriedTo(stream: string): Partial<Draft> {
  const { carried } = useStreams.getState();
  return carried?.stream === stream ? carried.touched : {};
}
