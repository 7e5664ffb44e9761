/** Hands a file to whoever looks at the page. */
export interface FileSaver {
  /** `parts` together are its text. */
  save(file: { readonly name: string; readonly type: string; readonly parts: readonly string[] }): void;
}
