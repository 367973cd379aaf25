import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { CureAction, Failure, FailureCode } from '../../src-shared/model/index.ts';
import { useTexts } from '../i18n/index.ts';
import { type MappingSection, paths, sectionOf } from './paths.ts';

interface Cure {
  /** What the button says: a key of the texts. */
  readonly text: CureAction;
  readonly to: string;
}

/** A button that goes where a failure is mended; nothing where no place of the window mends it. */
export function CureLink({
  failure,
  stream,
}: {
  readonly failure: Failure;
  /** The stream it happened in, where the failure does not say. */
  readonly stream?: string;
}) {
  const say = useTexts('cure');
  const cure = cureOf(failure, stream ?? null);
  if (cure === null) return null;
  return (
    <Button component={Link} to={cure.to} size="xs" variant="default">
      {say(cure.text)}
    </Button>
  );
}

/** Input that a person once gave in the settings of a stream: it is corrected there. */
const STREAM_INPUT: ReadonlySet<FailureCode> = new Set(['folder-missing', 'folder-unreadable']);

/** The editors' section for a failure that does not say what is to be mapped: one of many documents together. */
const SECTION_OF: Partial<Record<FailureCode, MappingSection>> = {
  'tender-unmapped': 'payments',
  'location-unmapped': 'locations',
  'journal-unmapped': 'journal',
};

/** Where a failure is mended, null when that is nowhere in this window. */
function cureOf(failure: Failure, within: string | null): Cure | null {
  const { action, target } = failure.cure;
  const named = failure.data['stream'];
  const stream = within ?? (typeof named === 'string' ? named : null);
  switch (action) {
    case 'open-mapping': {
      const section =
        target === null ? (SECTION_OF[failure.code] ?? 'accounts') : sectionOf(target.split(':')[0] ?? '');
      return { text: action, to: stream === null ? paths.streams : paths.mappings(stream, section) };
    }
    case 'open-stream': {
      // The target is a stream other than the one it happened in: the one that is there already.
      const name = target ?? stream;
      return { text: action, to: name === null ? paths.streams : paths.stream(name) };
    }
    case 'open-import':
      return { text: action, to: target === null ? paths.imports : paths.import(target) };
    case 'open-digest':
      return { text: action, to: target === null ? paths.digests : paths.digest(target) };
    case 'restore-backup':
      return { text: action, to: paths.settings };
    case 'open-books':
      return { text: action, to: paths.booksConnections };
    case 'open-status':
      return { text: action, to: paths.syncStatus };
    case 'open-periods':
      return { text: action, to: paths.periods };
    case 'correct-input':
      return stream !== null && STREAM_INPUT.has(failure.code)
        ? { text: 'open-stream', to: paths.stream(stream) }
        : null;
    case 'correct-in-pos':
    case 'close-other-daybook':
    case 'update-daybook':
    case 'free-disk-space':
    case 'restart-engine':
    case 'try-again':
    case 'wait':
    case 'contact-support':
    case 'nothing':
      return null;
    default:
      // A program of another version may know more; its words then stand without a button.
      action satisfies never;
      return null;
  }
}
