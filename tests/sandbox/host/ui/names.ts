/** Names of the sandbox carry a mark that they are made up: "Maya Lindqvist (sample)". */
function bare(name: string): string {
  return name.replace(/\s*\(.*\)$/, '');
}

export function initialsOf(name: string): string {
  return bare(name)
    .split(' ')
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

export function firstNameOf(name: string): string {
  return bare(name).split(' ')[0] ?? name;
}
