// A Linux desktop without a key ring, or whatever computer it is where nothing can be encrypted.
import { standIn } from '../stand-in/electron.ts';

standIn.backend = 'basic_text';
standIn.encrypts = false;
