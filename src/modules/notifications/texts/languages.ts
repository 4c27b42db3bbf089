// The single place that lists the texts of all languages.
import type { Language } from '../types.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { pl } from './pl.ts';
import { ru } from './ru.ts';
import type { Texts } from './text-form.ts';
import { tr } from './tr.ts';

export const TEXTS: Record<Language, Texts> = { en, ja, pl, ru, tr };
