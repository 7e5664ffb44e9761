import { anonymise } from '#domain/line-up/anonymise.ts';
import { TICKETS_AT_LEAST } from '#domain/line-up/cause-trends.ts';
import type {
  CauseTrend,
  Choice,
  ChosenStandard,
  ChosenStory,
  EmptyReason,
  LineUp,
  LineUpItem,
  StoryItem,
  ThanksReason,
  WinReason,
} from '#domain/line-up/line-up.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { formatList } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { causeName, gestureName } from '#ui/i18n/sentences.ts';
import { isolated } from '#ui/i18n/isolated.ts';
import { personName } from '../parts/lead-sentences.ts';
import { formatWeekday } from './format-weekday.ts';
import { type WoundWords, challengeWhy, woundWords } from './open-words.ts';
import type { ShownLineUp } from './shown-line-up.ts';
import type { About, Telling } from './telling.ts';

/** One item in words. */
export interface ItemWords {
  readonly item: LineUpItem;
  readonly title: string;
  /** Null where there is nothing to tell. */
  readonly told: {
    /** What is read aloud; a story keeps its lines. */
    readonly text: string;
    /** Whether it is somebody's own words. */
    readonly isQuoted: boolean;
    /** What is said below it, line by line. */
    readonly facts: readonly string[];
    /** Why it was chosen. */
    readonly why: string;
    readonly ticketId: string;
    /** What of it was written in a language of its own, as BCP 47, and stands so in `text` and `facts`. */
    readonly written?: { readonly language: string; readonly words: readonly string[] };
  } | null;
  /** What stands in its place where there is nothing to tell. */
  readonly empty: string;
  /** Between how many *another* chooses. */
  readonly among: number;
}

/** Whether there is anything to read aloud. */
export function isReadable({ items, wounds }: LineUpWords): boolean {
  return wounds.length > 0 || items.some(({ told }) => told !== null);
}

/** A line-up in words, as it is shown, presented, printed and copied. */
export interface LineUpWords {
  readonly title: string;
  /** Who reads it, and who the next; empty where nobody is known. */
  readonly reader: string;
  readonly items: readonly ItemWords[];
  readonly woundsTitle: string;
  readonly wounds: readonly WoundWords[];
  readonly noWounds: string;
}

export function lineUpWords(sentences: Sentences, { lineUp, readers, isForNext }: ShownLineUp, telling: Telling): LineUpWords {
  const { t } = sentences;
  const day = formatWeekday(sentences.locale, lineUp.day);
  const name = (id: string): string => personName(sentences, telling.account, id);
  const { readerId, nextReaderId } = readers;
  const reads = t(isForNext ? 'line_up.reads_later' : 'line_up.reads', { name: name(readerId) });
  const readerWords = nextReaderId === '' ? reads : `${reads} ${t('line_up.next_reads', { name: name(nextReaderId) })}`;
  const about = { sentences, telling };
  return {
    title: t(`line_up.title.${lineUp.every}`, { day }),
    reader: readerId === '' ? '' : readerWords,
    items: [
      storyWords(about, 'win', lineUp.win, (reason) => winWhy(about, reason)),
      challengeWords(about, lineUp.challenge),
      itemWords(about, 'improve', lineUp.improve, (trend) => trendWords(about, trend)),
      storyWords(about, 'thanks', lineUp.thanks, (reason) => thanksWhy(about, reason)),
      itemWords(about, 'standard', lineUp.standard, (chosen) => standardWords(about, chosen, lineUp.standard.among)),
    ],
    woundsTitle: t('line_up.wounds.title'),
    wounds: lineUp.wounds.map((wound) => woundWords(about, wound)),
    noWounds: t('line_up.wounds.none', { day: formatWeekday(sentences.locale, lineUp.woundsSince) }),
  };
}

function itemWords<T>(
  { sentences }: About,
  item: LineUpItem,
  choice: Choice<T>,
  words: (chosen: T) => NonNullable<ItemWords['told']>,
): ItemWords {
  const { t } = sentences;
  return {
    item,
    title: t(`line_up.item.${item}`),
    told: 'empty' in choice ? null : words(choice.chosen),
    empty: 'empty' in choice ? emptyWords(sentences, item, choice.empty) : '',
    among: choice.among,
  };
}

function emptyWords({ t, find }: Sentences, item: LineUpItem, empty: EmptyReason): string {
  return find(`line_up.empty.${item}_${empty}`) ?? t(`line_up.empty.${empty}`);
}

function storyWords<Reason>(
  about: About,
  item: StoryItem,
  choice: Choice<ChosenStory<Reason>>,
  why: (reason: Reason, told: ServiceMoment) => string,
): ItemWords {
  const { sentences, telling } = about;
  return itemWords(about, item, choice, ({ told, reason }) => {
    const text = tellable(about, told, told.story);
    const facts = factsOf(about, told);
    // A challenge is about what happened, and names nobody.
    const who = item === 'challenge' ? [] : [personName(sentences, telling.account, told.agentId)];
    return {
      text: text === '' ? sentences.t('line_up.no_story') : text,
      isQuoted: text !== '' && telling.isTellable(told),
      facts: [[...who, ...facts].map((fact) => isolated(fact, sentences.locale)).join(' · ')].filter((line) => line !== ''),
      why: why(reason, told),
      ticketId: told.ticketId,
    };
  });
}

/** A challenge that is still open says so wherever it is told: what is owed, and since when, is what it is about. */
function challengeWords(about: About, challenge: LineUp['challenge']): ItemWords {
  const words = storyWords(about, 'challenge', challenge, (reason, challenged) => challengeWhy(about, reason, challenged));
  const { told } = words;
  if (told === null || challenge.chosen === null || challenge.chosen.reason.kind === 'handled') return words;
  const hasStory = challenge.chosen.told.story.trim() !== '';
  return {
    ...words,
    told: { ...told, why: '', ...(hasStory ? { facts: [...told.facts, told.why] } : { text: told.why }) },
  };
}

/** What may be told of a text: with nobody's name, and without sums, unless a lead has said otherwise. */
function tellable({ sentences, telling }: About, told: ServiceMoment, text: string): string {
  if (telling.isOpen) return text.trim();
  if (!telling.isTellable(told)) return sentences.t('line_up.names_unknown');
  const name = telling.account.names.get(told.customerId);
  return anonymise(text.trim(), name === undefined ? [] : [name])
    .map((piece) => (piece.kind === 'said' ? piece.text : sentences.t(`line_up.hidden.${piece.kind}`)))
    .join('');
}

function factsOf({ sentences, telling }: About, { giving, cause, customerId }: ServiceMoment): readonly string[] {
  const customer = telling.isOpen ? telling.account.names.get(customerId) : undefined;
  return [
    ...(customer === undefined ? [] : [sentences.t('line_up.customer', { name: customer })]),
    ...(giving === null ? [] : [gestureName(sentences, giving.gesture, telling.isOpen ? giving.amount : null, giving.count)]),
    ...(cause === '' ? [] : [causeName(sentences, cause, telling.policy)]),
  ];
}

function winWhy(about: About, reason: WinReason): string {
  const { sentences, telling } = about;
  switch (reason.kind) {
    case 'only_gesture':
      return sentences.t('line_up.why.only_gesture', { gesture: gestureName(sentences, reason.gesture, null) });
    case 'only_cause':
      return sentences.t('line_up.why.only_cause', { cause: causeName(sentences, reason.cause, telling.policy) });
    case 'never_named':
    case 'newest':
      return sentences.t(`line_up.why.${reason.kind}`);
    case 'not_named_since':
      return sentences.t('line_up.why.not_named_since', { day: formatWeekday(sentences.locale, reason.day) });
  }
}

function thanksWhy(about: About, reason: ThanksReason): string {
  switch (reason.kind) {
    case 'internal_win':
    case 'process_fix':
      return about.sentences.t(`line_up.why.${reason.kind}`);
    case 'never_named':
    case 'newest':
    case 'not_named_since':
      return winWhy(about, reason);
  }
}

function trendWords(about: About, { cause, count, before, trend }: CauseTrend): NonNullable<ItemWords['told']> {
  const { sentences, telling } = about;
  const { t, locale } = sentences;
  const numbers = new Intl.NumberFormat(locale);
  const weeks = formatList(
    locale,
    before.map((one) => numbers.format(one)),
  );
  const text = t('line_up.improve.count', { cause: causeName(sentences, cause, telling.policy), count });
  return {
    text,
    isQuoted: false,
    facts: [
      ...(before.length === 0 ? [] : [t('line_up.improve.before', { weeks })]),
      ...telling.ideas.map((idea) => ideaWords(about, idea, cause)),
    ],
    why: t(`line_up.improve.${trend}`, { count: TICKETS_AT_LEAST }),
    ticketId: '',
  };
}

/** A fix that is not of the cause it stands under says so. */
function ideaWords(about: About, idea: ServiceMoment, cause: string): string {
  const { sentences, telling } = about;
  const text = tellable(about, idea, idea.story);
  if (idea.cause === cause) return sentences.t('line_up.improve.idea', { text });
  if (idea.cause === '') return sentences.t('line_up.improve.other_idea', { text });
  return sentences.t('line_up.improve.idea_of', { cause: causeName(sentences, idea.cause, telling.policy), text });
}

function standardWords(about: About, { line, position, example }: ChosenStandard, among: number): NonNullable<ItemWords['told']> {
  const { t } = about.sentences;
  const deviation = example?.giving?.deviation ?? '';
  const facts = [
    line.reason === '' ? '' : t('line_up.standard.why', { text: line.reason }),
    line.unless === '' ? '' : t('line_up.standard.unless', { text: line.unless }),
    example === null || deviation === '' ? '' : t('line_up.standard.example', { text: tellable(about, example, deviation) }),
  ];
  return {
    text: line.text,
    isQuoted: false,
    facts: facts.filter((fact) => fact !== ''),
    why: t('line_up.standard.turn', { position, of: among }),
    ticketId: '',
    ...(line.language !== undefined && { written: { language: line.language, words: [line.text, line.reason, line.unless] } }),
  };
}
