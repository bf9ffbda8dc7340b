/**
 * Writes down what time alone has done: trials and cancelled periods that have ended, invitations that have expired, slots
 * that nobody has checked in to or that are over. All of them have stood so for whoever read them before; the sweeper only
 * tidies up, and records the event, once, however many instances sweep. It also purges the records of old requests.
 */
package dev.intact.sweeper;
