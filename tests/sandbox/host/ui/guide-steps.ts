import type { GuideState } from './use-guide.ts';

export interface GuideStep {
  readonly title: string;
  readonly isDone: boolean;
  /** What to do now, where this is the step. */
  readonly hint: string;
  /** The page on which it is done. */
  readonly place: 'ticket' | 'line-up';
}

/** What the person has in front of them. */
export interface Standing {
  readonly hasCurrency: boolean;
  readonly page: 'ticket' | 'views' | 'lead';
}

function rightHint({ isGiven }: GuideState, { hasCurrency }: Standing): string {
  if (!hasCurrency) return 'Choose a currency first, as an admin would: Inspector, Settings, {"currency": "EUR"}. Then reload this page.';
  return isGiven
    ? 'It is given. Now write in the card below it what happened: two sentences are a story.'
    : 'Press “Make it right”: the reply is written, the tag set, the gesture kept. Nothing leaves this page.';
}

/** The three steps from a customer's trouble to a story that the team has heard. */
export function guideSteps(guide: GuideState, standing: Standing): readonly GuideStep[] {
  const { isSeen, isGiven, isStoried, isTold } = guide;
  return [
    {
      title: 'See the answer',
      isDone: isSeen,
      hint: 'The app on the right says what the customer is worth, what went wrong before, and what would make it right. Point at it.',
      place: 'ticket',
    },
    { title: 'Make it right', isDone: isGiven && isStoried, hint: rightHint(guide, standing), place: 'ticket' },
    {
      title: 'Tell it at the line-up',
      isDone: isTold,
      hint:
        standing.page === 'lead'
          ? 'On the tab Line-up press “Present”, turn the pages to the last one, and press “We have held it” there.'
          : 'Press “Submit”, so that the reply goes out. Then open the line-up, as a lead would, from the rail on the left.',
      place: 'line-up',
    },
  ];
}
