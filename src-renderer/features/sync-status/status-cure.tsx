import type { Failure } from '../../../src-shared/model/index.ts';
import { CureLink } from '../../components/index.ts';

/** The way to a cure, where that is anywhere else than the status, which is open already. */
export function StatusCure({ failure, stream }: { readonly failure: Failure; readonly stream?: string }) {
  if (failure.cure.action === 'open-status') return null;
  return <CureLink failure={failure} {...(stream === undefined ? {} : { stream })} />;
}
