import type { Source, SourceBatch } from '../../src-main/core/ports/index.ts';
import { ExpectedFailure, type PosDocument } from '../../src-shared/model/index.ts';
import { weekSource } from '../support/weeks/source.ts';
import type { Happened } from './faults.ts';
import type { Unit } from './steps.ts';

/** A till that keeps all that it has ever told, for whoever asks. */
export class Till {
  readonly account: string;
  readonly told: Unit[] = [];
  /** It is not there for so many questions. */
  awayFor = 0;
  readonly #happened: Happened;

  constructor(number: number, happened: Happened) {
    this.account = `till:${number}`;
    this.#happened = happened;
  }

  source(): Source {
    const basics = weekSource({ documents: [], openings: [], held: new Set() }, [], this.account);
    return {
      ...basics,
      discover: async () => ({ ...(await basics.discover()), openings: null }),
      units: async () => {
        this.#refuseWhenAway();
        return this.told.map(({ name }, at) => ({ locator: name, fingerprint: `${at} ${name}`, size: null }));
      },
      read: ({ fingerprint }) => this.#read(Number(fingerprint.split(' ')[0])),
    };
  }

  async *#read(at: number): AsyncIterable<SourceBatch> {
    const unit = this.told[at];
    const { documents = [], batch = 1 } = unit ?? {};
    for (let start = 0; start < documents.length; start += batch) {
      await Promise.resolve();
      this.#refuseWhenAway();
      yield {
        documents: documents
          .slice(start, start + batch)
          .map((document, i) => ({ document, ordinal: start + i, line: 0 })),
        rejections: [],
        raw: null,
        notices: [],
        bytesRead: 0,
      };
    }
  }

  #refuseWhenAway(): void {
    if (this.awayFor === 0) return;
    this.awayFor -= 1;
    this.#happened.note('till-away');
    throw new ExpectedFailure('folder-missing', { where: this.account });
  }

  /** Every document as it was told last. */
  latest(): readonly PosDocument[] {
    const byId = new Map<string, PosDocument>();
    for (const document of this.told.flatMap(({ documents }) => documents)) {
      byId.set(`${document.kind}/${document.sourceId}`, document);
    }
    return [...byId.values()];
  }
}
