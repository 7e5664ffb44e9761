const families = [
  'Whitlock',
  'Adeyemi',
  'Brandt',
  'Castellano',
  'Dunmore',
  'Eriksen',
  'Farrow',
  'Galvin',
  'Hollis',
  'Ivarsson',
  'Jansen',
  'Kowalczyk',
  'Larkin',
  'Marchetti',
  'Nakamura',
  'Okafor',
  'Prendergast',
  'Quiroga',
  'Rahimi',
  'Sandoval',
  'Tolliver',
  'Umarov',
  'Vasquez',
] as const;

/**
 * A name that somebody could have, marked as made up; another for every index, as long as there are not more than 23 for each given name.
 * The family names begin where `first` says.
 */
export function sampleName(givenNames: readonly string[], index: number, first = 0): string {
  const given = givenNames[index % givenNames.length] ?? '';
  const family = families[(first + index + Math.floor(index / givenNames.length) * 5) % families.length] ?? families[0];
  return `${given} ${family} (sample)`;
}

/** The part of an address before the @, made from a name. */
export function mailboxOf(name: string): string {
  return name
    .replace(/ \(sample\)$/, '')
    .toLowerCase()
    .replaceAll(' ', '.');
}
