import { useSyncExternalStore } from 'react';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { Said } from '../parts/Said.tsx';
import { useAccount } from '../parts/use-lead-facts.ts';
import { type LogForm, createLogForm } from '../../shared/log/log-form.ts';
import type { LeadCore } from '../session/lead-core.ts';
import type { OpenTab, TabAddress } from '../session/lead-tab.ts';
import { may, roleOf } from '../session/role.ts';
import { exportSentence } from './ExportLine.tsx';
import { type MomentsExport, createMomentsExport } from './moments-export.ts';
import { createMoments } from './moments-state.ts';
import type { Moments } from './types.ts';
import { MomentsTab, momentsAnnouncement } from './MomentsTab.tsx';
import { type SelectedMoment, createSelectedMoment } from './selected-moment.ts';

export { momentsSentences as sentences } from './sentences.ts';

/** What the tab is made of. */
export interface MomentsParts {
  readonly moments: Moments;
  readonly detail: SelectedMoment;
  readonly logForm: LogForm;
  readonly exporting: MomentsExport;
}

export function momentsParts(core: LeadCore, address: TabAddress): MomentsParts {
  const { timeZone, agent } = core.context;
  const moments = createMoments(core, address);
  const detail = createSelectedMoment(core, moments.learnMark);
  const follow = (): void => void detail.open(moments.getState().selectedId);
  moments.subscribe(follow);
  follow();
  const exporting = createMomentsExport(core, moments);
  return { moments, detail, exporting, logForm: createLogForm(core.ports, { agentId: agent.id, timeZone, ticket: null }) };
}

export function openTab(core: LeadCore, address: TabAddress): OpenTab {
  return momentsTab(core, momentsParts(core, address));
}

/** The tab over what it shows. */
export function momentsTab(core: LeadCore, { moments, detail, logForm, exporting }: MomentsParts): OpenTab {
  const { agent, settings } = core.context;
  const role = roleOf({ agent, settings: settings.get() });

  function View() {
    const state = useSyncExternalStore(moments.subscribe, moments.getState);
    const selected = useSyncExternalStore(detail.subscribe, detail.getState);
    const log = useSyncExternalStore(logForm.subscribe, logForm.getState);
    return (
      <MomentsTab
        state={state}
        selected={selected}
        log={log}
        account={useAccount(core, state.nowMs)}
        policy={core.settings().policy}
        mayFeature={may(role, 'feature')}
        exportState={useSyncExternalStore(exporting.subscribe, exporting.getState)}
        exporting={may(role, 'export_moments') ? exporting : null}
        moments={moments}
        detail={detail}
        logForm={logForm}
        onShowTicket={core.showTicket}
        onLogged={(momentId) => {
          moments.select(momentId);
          void moments.load();
        }}
      />
    );
  }

  function Announcement() {
    const sentences = useSentences();
    const state = useSyncExternalStore(moments.subscribe, moments.getState);
    const selected = useSyncExternalStore(detail.subscribe, detail.getState);
    const log = useSyncExternalStore(logForm.subscribe, logForm.getState);
    const { phase } = useSyncExternalStore(exporting.subscribe, exporting.getState);
    const exported = phase.name === 'done' || phase.name === 'failed' ? exportSentence(sentences, { phase, read: 0 }) : '';
    return <Said sentences={[...momentsAnnouncement(sentences, state, selected, log), exported]} />;
  }

  return { View, Announcement, section: () => moments.getState().moments, refresh: moments.load };
}
