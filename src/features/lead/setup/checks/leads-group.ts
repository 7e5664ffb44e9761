import type { SetupCheck } from './setup-check.ts';

/** The group that the setting names exists, and somebody is in it: they are the leads. */
export const leadsGroupCheck = {
  id: 'leads_group',
  title: ({ t }) => t('setup.leads_group.title'),
  async look(core, readings) {
    const found = await readings.leadsGroup();
    if (!found.ok) return { state: 'unread', error: found.error };
    const group = found.value;
    const given = core.settings().leadsGroup;
    if (group === null) return { state: 'wrong', say: ({ t }) => t('setup.leads_group.none', { given }), mend: null };
    const { id, name, hasMembers } = group;
    if (!hasMembers) return { state: 'wrong', say: ({ t }) => t('setup.leads_group.empty', { name, id }), mend: null };
    return { state: 'fine', say: ({ t }) => t('setup.leads_group.fine', { name, id }) };
  },
} as const satisfies SetupCheck;
