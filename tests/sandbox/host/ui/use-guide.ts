import { useCallback, useEffect, useState } from 'react';
import { fetchProgress } from '../sandbox-api.ts';
import { keepIn, keptIn } from '../kept.ts';
import type { Progress } from '../sandbox-types.ts';
import type { AppAnswer } from './use-session.ts';

export interface GuideState extends Progress {
  /** The app's answer was there, and somebody has pointed at it or gone into it. */
  readonly isSeen: boolean;
  readonly isHidden: boolean;
}

export interface GuideControl {
  readonly guide: GuideState;
  readonly onAnswer: (answer: AppAnswer) => void;
  readonly onTouched: () => void;
  readonly setHidden: (isHidden: boolean) => void;
}

const SEEN = 'sandbox.seen';
const HIDDEN = 'sandbox.guide-hidden';
const NOTHING: Progress = { isGiven: false, isStoried: false, isTold: false };

/** What the guide goes by: what has happened in the account, and whether the app was looked at in this window. */
export function useGuide(): GuideControl {
  const [progress, setProgress] = useState(NOTHING);
  const [isAnswered, setIsAnswered] = useState(false);
  const [isSeen, setIsSeen] = useState(() => keptIn('sessionStorage', SEEN) !== null);
  const [isHidden, setIsHidden] = useState(() => keptIn('localStorage', HIDDEN) !== null);

  const look = useCallback(() => void fetchProgress().then(setProgress, () => null), []);
  const onAnswer = useCallback(
    ({ isWrite, isLast }: AppAnswer) => {
      if (isWrite) look();
      if (isLast) setIsAnswered(true);
    },
    [look],
  );
  const onTouched = useCallback(() => {
    if (!isAnswered) return;
    keepIn('sessionStorage', SEEN, 'yes');
    setIsSeen(true);
  }, [isAnswered]);
  const setHidden = useCallback((next: boolean) => {
    keepIn('localStorage', HIDDEN, next ? 'yes' : null);
    setIsHidden(next);
  }, []);

  useEffect(() => {
    look();
    // The focus goes from the page into a frame without a word; the page only loses it.
    const leave = (): void => {
      if (document.activeElement instanceof HTMLIFrameElement) onTouched();
    };
    window.addEventListener('focus', look);
    window.addEventListener('blur', leave);
    return () => {
      window.removeEventListener('focus', look);
      window.removeEventListener('blur', leave);
    };
  }, [look, onTouched]);

  return { guide: { ...progress, isSeen: isSeen || progress.isGiven, isHidden }, onAnswer, onTouched, setHidden };
}
