import type { LimitRule, RuleKind } from '#domain/journal/limits.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { retrying } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { LeadCore } from '../session/lead-core.ts';

/** Whom a rule is about. */
export type Whom = Pick<LimitRule, 'kind' | 'id' | 'name'>;

/** Why nobody was found: see the sentences of these names, or Zendesk. */
export type WhomError =
  | { readonly kind: 'missing' | 'no_group' | 'several_groups' | 'no_person' | 'several' }
  | { readonly kind: 'failed'; readonly error: AppFault };

/** A number of Zendesk's. */
const NUMBER = /^\d{1,20}$/;

/**
 * Finds whom a rule is to be about by what somebody typed: a tier by its key; a group by the name that no other group goes by, or by
 * number, which Zendesk is asked for; a person by the name that this page knows, where no other person goes by it, or else by number.
 */
export async function findWhom(core: LeadCore, kind: RuleKind, text: string): Promise<Result<Whom, WhomError>> {
  const wanted = text.trim();
  if (wanted === '') return fail({ kind: 'missing' });
  if (kind === 'tier') return ok({ kind, id: wanted, name: '' });
  return kind === 'group' ? findGroup(core, wanted) : findPerson(core, wanted);
}

async function findGroup({ ports }: LeadCore, wanted: string): Promise<Result<Whom, WhomError>> {
  const found = await retrying(ports.runtime, () => ports.groups.find(wanted));
  if (!found.ok) return fail({ kind: 'failed', error: found.error });
  const [group] = found.value;
  if (group === undefined) return fail({ kind: 'no_group' });
  return found.value.length > 1 ? fail({ kind: 'several_groups' }) : ok({ kind: 'group', id: group.id, name: group.name });
}

async function findPerson({ ports, getState }: LeadCore, wanted: string): Promise<Result<Whom, WhomError>> {
  const named = [...getState().names].filter(([, name]) => name.toLocaleLowerCase() === wanted.toLocaleLowerCase());
  const [first] = named;
  if (first !== undefined && named.length === 1) return ok({ kind: 'person', id: first[0], name: first[1] });
  if (!NUMBER.test(wanted)) return fail({ kind: first === undefined ? 'no_person' : 'several' });
  const found = await retrying(ports.runtime, () => ports.directory.namesOf([wanted]));
  if (!found.ok) return fail({ kind: 'failed', error: found.error });
  const name = found.value.get(wanted);
  return name === undefined ? fail({ kind: 'no_person' }) : ok({ kind: 'person', id: wanted, name });
}
