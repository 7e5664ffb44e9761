import type { Moment } from '#domain/moments/moment.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { aDraft } from './a-draft.ts';

/** Changes of a sample moment: of what it tells, and of what was given. */
export type ServiceMomentChanges = Partial<Omit<ServiceMoment, 'giving'>> & { readonly giving?: Partial<Moment> | null };

/** A gesture that was given at noon of its day, with its story; `giving` null: a moment without one. */
export function aServiceMoment({ giving = {}, ...changes }: ServiceMomentChanges = {}): ServiceMoment {
  const draft = aDraft();
  const { ticketId, customerId, agentId, kind, cause, story, day } = draft;
  const told = {
    id: 'moment-1',
    ticketId,
    customerId,
    agentId,
    kind,
    cause,
    story,
    day,
    createdAtMs: Date.parse(`${changes.day ?? day}T12:00Z`),
    createdById: changes.agentId ?? agentId,
    ...changes,
  };
  if (giving === null) return { ...told, giving: null };
  const { createdAtMs: _at, createdById: _by, ...shared } = told;
  return { ...told, giving: { ...draft, status: 'given', ...shared, ...giving } };
}
