import { z } from 'zod';
import { profileSchema } from './schema.ts';

/** The JSON Schema for editors; resources/file-profiles/profile.schema.json is this, kept equal by a test. */
export function profileJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(profileSchema, { io: 'input' }),
    title: 'Daybook file profile',
    description: 'How one sort of till export is read. See README.md in this folder.',
  };
}
