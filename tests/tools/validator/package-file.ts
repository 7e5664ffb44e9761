/** One file of a package, before it is zipped. */
export interface PackageFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly isSymlink?: boolean;
}

/** What Zendesk would say of a package: an error refuses it, a warning does not. */
export interface Findings {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

export function textOf(file: PackageFile): string {
  return new TextDecoder().decode(file.bytes);
}

export function findFile(files: readonly PackageFile[], path: string): PackageFile | undefined {
  return files.find((file) => file.path === path);
}
