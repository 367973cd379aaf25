import type { Services } from '../core/ports/index.ts';
import type { Channel, RequestData, Responses } from '../../src-shared/ipc/contract.ts';

/** Answers one channel; throws ExpectedFailure for what a person can mend, anything else is a bug. */
export type Handler<C extends Channel> = (services: Services, data: RequestData<C>) => Promise<Responses[C]>;
