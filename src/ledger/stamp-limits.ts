import { bindingLimits } from '#domain/journal/limits-in-force.ts';
import { isSameLimits, limitsTogether } from '#domain/journal/stamped-limits.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type EntryPorts, accountEntry, appendEntry } from './entries.ts';
import { limitsKey } from './limits-key.ts';

/**
 * Writes the limits of a lead's settings into the journal where those that bind by it differ, so that pages which were opened
 * before go by them from their next look on. It stands in the place of what this page knows that others said, and of nothing else. Gives whether it wrote them.
 */
export async function stampLimits(
  ports: EntryPorts,
  limits: Limits,
  lead: { readonly id: string; readonly name: string },
): Promise<Result<boolean, AppFault>> {
  // What leads have chosen under them stands in entries of its own.
  const { currency, agentHourMinor: _hour, rules: _rules, ...stated } = limits;
  const leadIds = ports.reader.leadIds();
  // Somebody has said since this page was opened what they are: its own settings are the older ones.
  if (ports.reader.limits().isSaidSince) return ok(false);
  const binding = bindingLimits(ports.reader.entries(), { leadIds, currency });
  if (isSameLimits(limits, limitsTogether(binding))) return ok(false);
  const id = `limits-${ports.runtime.newId()}`;
  const written = await appendEntry(
    ports,
    accountEntry({
      externalId: limitsKey(id),
      kind: 'limits',
      momentId: id,
      agentId: lead.id,
      currency,
      detail: { agentName: lead.name, limits: stated, replaces: binding.map(({ id: replacedId }) => replacedId) },
    }),
  );
  return written.ok ? ok(true) : written;
}
