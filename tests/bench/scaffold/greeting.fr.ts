export const greeting = 'Bonjour de la barre latérale';
