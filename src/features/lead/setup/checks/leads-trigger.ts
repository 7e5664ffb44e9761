import type { AgentGroup } from '#ports/agent-groups.ts';
import type { RequestTrigger, RequestTriggers } from '#ports/request-triggers.ts';
import type { SetupCheck, SetupFinding } from './setup-check.ts';

/** A trigger mails the leads' group about every request, once. */
export const leadsTriggerCheck = {
  id: 'leads_trigger',
  title: ({ t }) => t('setup.leads_trigger.title'),
  async look(core, readings) {
    const { triggers } = core.ports;
    const [groups, found] = await Promise.all([readings.leadsGroups(), triggers.list()]);
    if (!groups.ok) return { state: 'unread', error: groups.error };
    if (!found.ok) return { state: 'unread', error: found.error };
    const [group, ...namesakes] = groups.value;
    if (group === undefined) return { state: 'wrong', say: ({ t }) => t('setup.leads_trigger.no_group'), mend: null };
    if (namesakes.length > 0) return { state: 'wrong', say: ({ t }) => t('setup.leads_trigger.several_groups'), mend: null };
    return findingOf(found.value, group, triggers);
  },
} as const satisfies SetupCheck;

function findingOf(found: readonly RequestTrigger[], group: AgentGroup, triggers: RequestTriggers): SetupFinding {
  const { id: groupId, name } = group;
  const mailing = found.filter((trigger) => trigger.isActive && trigger.groupId === groupId);
  const [right] = mailing;
  if (mailing.length > 1) {
    return { state: 'wrong', say: ({ t }) => t('setup.leads_trigger.several', { count: mailing.length, group: name }), mend: null };
  }
  if (right !== undefined) return { state: 'fine', say: ({ t }) => t('setup.leads_trigger.fine', { title: right.title, group: name }) };

  const wrong = found.find(({ isActive }) => isActive) ?? found[0];
  if (wrong === undefined) {
    return {
      state: 'wrong',
      say: ({ t }) => t('setup.leads_trigger.missing'),
      mend: { label: ({ t }) => t('setup.leads_trigger.create'), run: () => triggers.create(groupId) },
    };
  }
  const { id, title, isActive } = wrong;
  return {
    state: 'wrong',
    say: ({ t }) =>
      isActive
        ? t('setup.leads_trigger.other_group', { title, id: wrong.groupId ?? '–', group: name })
        : t('setup.leads_trigger.off', { title }),
    mend: { label: ({ t }) => t('setup.leads_trigger.mend'), run: () => triggers.mend(id, groupId) },
  };
}
