import { z } from 'zod';

// Without this zod tries `new Function` when a schema is built, which the window's content security
// policy forbids and reports. Every module that builds schemas comes after this one.
z.config({ jitless: true });
