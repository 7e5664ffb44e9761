/** A sentence in the page's language with somebody's words in another: each is read aloud as what it is. */
export function InLanguage({
  sentence,
  words,
  language,
}: {
  readonly sentence: string;
  /** What stands in the sentence as it was written. */
  readonly words: string;
  /** BCP 47; absent where nobody has said. */
  readonly language: string | undefined;
}) {
  const at = sentence.lastIndexOf(words);
  if (at === -1 || words === '') return <>{sentence}</>;
  return (
    <>
      {sentence.slice(0, at)}
      <bdi lang={language}>{words}</bdi>
      {sentence.slice(at + words.length)}
    </>
  );
}
