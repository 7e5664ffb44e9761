import { type Section, atMsOf } from '#ports/section.ts';
import type { Sentences } from './registry.ts';

const MINUTE_MS = 60_000;
const MINUTES_AN_HOUR = 60;

/** As of when something is that was not read just now: `as of 14 minutes ago`. Null where it was, or that is not known. */
export function ageSentence(sentences: Sentences, section: Section<unknown>, nowMs: number): string | null {
  const atMs = section.state === 'ready' ? null : atMsOf(section);
  if (atMs === null) return null;
  const minutes = Math.max(0, Math.floor((nowMs - atMs) / MINUTE_MS));
  const relative = new Intl.RelativeTimeFormat(sentences.locale, { numeric: 'auto' });
  const when =
    minutes < MINUTES_AN_HOUR ? relative.format(-minutes, 'minute') : relative.format(-Math.floor(minutes / MINUTES_AN_HOUR), 'hour');
  return sentences.t('section.as_of', { when });
}
