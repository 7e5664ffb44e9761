/** How old it is what is shown while it is read again, at the end of its first line. */
export function Age({ age }: { readonly age: string | null }) {
  return age === null ? null : <span className="quiet">{age}</span>;
}
