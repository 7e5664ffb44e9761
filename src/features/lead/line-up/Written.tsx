import { InLanguage } from '#ui/components/InLanguage.tsx';
import type { ItemWords } from './line-up-words.ts';

/** A line of a line-up, in which the words of a standard keep their language. */
export function Written({ text, written }: { readonly text: string; readonly written: NonNullable<ItemWords['told']>['written'] }) {
  const words = written?.words.find((one) => one !== '' && text.includes(one));
  return words === undefined ? <>{text}</> : <InLanguage sentence={text} words={words} language={written?.language} />;
}
