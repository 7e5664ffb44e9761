import { type AgentProof, provedByAgents } from '#domain/journal/proved-by-agents.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { formatInstant, personName } from '../../parts/lead-sentences.ts';
import type { LeadCore } from '../../session/lead-core.ts';
import type { SetupCheck } from './setup-check.ts';

/** What no admin can see: whether an agent may create entries, and is shown those of others. Entries that agents wrote prove it. */
export const seenByAgentsCheck = {
  id: 'seen_by_agents',
  title: ({ t }) => t('setup.seen.title'),
  async look(core, readings) {
    const read = await readings.journal();
    if (!read.ok) return { state: 'unread', error: read.error };
    const { creates, reads } = provedByAgents(read.value.entries, read.value.agentIds);
    const lines = (sentences: Sentences): readonly string[] => [
      creates === null ? sentences.t('setup.seen.creates_unknown') : sentences.t('setup.seen.creates', proofOf(sentences, core, creates)),
      reads === null ? sentences.t('setup.seen.reads_unknown') : sentences.t('setup.seen.reads', proofOf(sentences, core, reads)),
    ];
    if (creates !== null && reads !== null) return { state: 'fine', say: (sentences) => lines(sentences).join(' ') };
    return { state: 'not_yet', say: ({ t }) => t('setup.seen.how'), list: lines };
  },
} as const satisfies SetupCheck;

function proofOf(sentences: Sentences, core: LeadCore, { agentId, atMs }: AgentProof): Readonly<Record<'who' | 'when', string>> {
  const { names } = core.getState();
  return { who: personName(sentences, { names }, agentId), when: formatInstant(sentences.locale, atMs, core.context.timeZone) };
}
