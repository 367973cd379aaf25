/**
 * The name of an empty file beside a folder that a browser has sent. Such a folder is a copy in a place
 * of its own each time, so where it lies says nothing about which account it is.
 */
export const UPLOAD_MARKER = '.daybook-upload';
