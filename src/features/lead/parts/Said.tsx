/** What is said aloud of several things, each in its place: where one changes, only that one is said again. Empty where there is nothing to say of it. */
export function Said({ sentences }: { readonly sentences: readonly string[] }) {
  const hasBefore = (place: number): boolean => sentences.slice(0, place).some((sentence) => sentence !== '');
  return (
    <>
      {sentences.map((sentence, place) => (
        <span key={place}>{sentence !== '' && hasBefore(place) ? ` ${sentence}` : sentence}</span>
      ))}
    </>
  );
}
