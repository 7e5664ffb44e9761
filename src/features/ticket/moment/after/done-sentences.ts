import type { DoneTodo } from '#domain/moments/todos.ts';
import { isMoneyKind } from '#domain/gestures/gesture.ts';
import { localDay } from '#domain/shared/local-day.ts';
import type { SessionState, TakenBackLate } from '../../session/session-state.ts';
import { formatDay, formatTime } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { commitmentName } from '#ui/i18n/commitment-names.ts';

type Reader = Pick<SessionState, 'agent' | 'nowMs' | 'timeZone'>;

/** Who has done a to-do, and when. */
export function doneBySentence(sentences: Sentences, todo: DoneTodo, reader: Reader): string {
  return sentences.t('moment.done_by', factsOf(sentences, todo, reader));
}

/** What was done before a gesture was taken back, and which that does not reach. */
export function doneBeforeSentences(sentences: Sentences, { commitment, todos }: TakenBackLate, reader: Reader): readonly string[] {
  const { gesture } = commitment.detail;
  const key = gesture !== undefined && isMoneyKind(gesture) ? 'undo_done.money' : 'undo_done.work';
  const what = commitmentName(sentences, commitment);
  return todos.map((todo) => sentences.t(key, { ...factsOf(sentences, todo, reader), what }));
}

function factsOf(sentences: Sentences, { whoId, whoName, doneAtMs }: DoneTodo, { agent, nowMs, timeZone }: Reader) {
  const name = whoName === '' ? sentences.t('moment.a_colleague') : whoName;
  const time = formatTime(sentences.locale, doneAtMs, timeZone);
  const isToday = localDay(doneAtMs, timeZone) === localDay(nowMs, timeZone);
  const when = isToday ? time : `${formatDay(sentences.locale, doneAtMs, { nowMs, timeZone })}, ${time}`;
  return { who: whoId === agent.id ? sentences.t('moment.you') : name, when };
}
