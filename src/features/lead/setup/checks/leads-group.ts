import { formatList } from '#ui/i18n/formats.ts';
import type { SetupCheck } from './setup-check.ts';

/** One group goes by what the setting says, and somebody is in it: they are the leads. */
export const leadsGroupCheck = {
  id: 'leads_group',
  title: ({ t }) => t('setup.leads_group.title'),
  async look(core, readings) {
    const found = await readings.leadsGroups();
    if (!found.ok) return { state: 'unread', error: found.error };
    const [group, ...namesakes] = found.value;
    const given = core.settings().leadsGroup;
    if (group === undefined) return { state: 'wrong', say: ({ t }) => t('setup.leads_group.none', { given }), mend: null };
    if (namesakes.length > 0) {
      const ids = found.value.map(({ id }) => id);
      return {
        state: 'wrong',
        say: ({ t, locale }) => t('setup.leads_group.several', { given, ids: formatList(locale, ids) }),
        mend: null,
      };
    }
    const { id, name, hasMembers } = group;
    if (!hasMembers) return { state: 'wrong', say: ({ t }) => t('setup.leads_group.empty', { name, id }), mend: null };
    return { state: 'fine', say: ({ t }) => t('setup.leads_group.fine', { name, id }) };
  },
} as const satisfies SetupCheck;
