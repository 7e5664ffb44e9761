import * as v from 'valibot';
import type { KeptOutcome, KeptWeek } from '#domain/journal/kept-outcomes.ts';
import { keptWeeksOf } from '#domain/outcomes/outcome-week.ts';
import { SEVERITIES } from '#domain/gestures/gesture.ts';
import { ok } from '#domain/shared/result.ts';
import { type OutcomeHistory, outcomesKey } from '#ports/outcome-history.ts';
import { entryOfRecord } from './journal-entry.ts';
import { JOURNAL_KEY } from './object-keys.ts';
import { objectOfField } from './object-field.ts';
import { GESTURE_LETTERS, RATING_LETTERS, REOPENED_LETTERS, WROTE_LETTERS } from './outcome-rows.ts';
import { recordReadsOf } from './records.ts';
import type { ZendeskRequest } from './request.ts';

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const severity = v.pipe(
  v.picklist([0, ...SEVERITIES]),
  v.transform((number) => (number === 0 ? null : number)),
);
const ticketId = v.pipe(v.union([whole, v.pipe(v.string(), v.nonEmpty())]), v.transform(String));
const rowSchema = v.tuple([ticketId, whole, whole, severity, v.string()]);
const weekSchema = v.object({
  causes: v.array(v.string()),
  months: v.array(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/))),
  rows: v.array(rowSchema),
});
const detailSchema = v.object({ outcomes: weekSchema });

export function createOutcomeHistory(request: ZendeskRequest): OutcomeHistory {
  const records = recordReadsOf(request, JOURNAL_KEY, 'journal');
  return {
    async kept(firstDays) {
      const dayOf = new Map(firstDays.map((firstDay) => [outcomesKey(firstDay), firstDay]));
      const page = await records.byExternalIds([...dayOf.keys()]);
      if (!page.ok) return page;
      const entries = page.value.items.map((record) => {
        const firstDay = dayOf.get(record.externalId ?? '') ?? '';
        return { ...entryOfRecord(record), detail: { outcomes: weekOf(firstDay, record.fields['detail']) } };
      });
      return ok(keptWeeksOf(entries));
    },
  };
}

/** What cannot be read is a week of which nothing is told: a part of it would compare what nobody chose. */
function weekOf(firstDay: string, detail: unknown): KeptWeek {
  const parsed = v.safeParse(detailSchema, objectOfField(detail));
  const outcomes = parsed.success ? parsed.output.outcomes.rows.map((row) => outcomeOfRow(row, parsed.output.outcomes)) : [];
  return { firstDay, outcomes: outcomes.every((one) => one !== null) ? outcomes : [] };
}

function outcomeOfRow(
  [id, causeAt, monthAt, severityOf, [gesture, rated, reopened, wrote]]: v.InferOutput<typeof rowSchema>,
  { causes, months }: v.InferOutput<typeof weekSchema>,
): KeptOutcome | null {
  const [cause, month] = [causes[causeAt], months[monthAt]];
  const hasGesture = keyOf(GESTURE_LETTERS, gesture);
  const rating = keyOf(RATING_LETTERS, rated);
  const isReopened = keyOf(REOPENED_LETTERS, reopened);
  const wroteAgain = keyOf(WROTE_LETTERS, wrote);
  if (cause === undefined || month === undefined || hasGesture === null || rating === null || isReopened === null || wroteAgain === null)
    return null;
  return {
    ticketId: id,
    hasGesture: hasGesture === 'true',
    cause,
    severity: severityOf,
    month,
    rating: rating === 'null' ? null : rating,
    isReopened: isReopened === 'null' ? null : isReopened === 'true',
    wroteAgain,
  };
}

/** What a letter stands for; null where it stands for nothing. */
function keyOf<Key extends string>(letters: Readonly<Record<Key, string>>, letter: string | undefined): Key | null {
  for (const key in letters) if (letters[key] === letter) return key;
  return null;
}
