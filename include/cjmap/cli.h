/* cli: the one room that speaks to the world: arguments, environment, files, terminal, exit status. It asks the
 * other rooms in order and prints what they say; it decides nothing about journeys or pictures.
 *
 * Exit status: 0 done, 1 a document is wrong, 2 wrong usage or the machine failed; of several files, the worst. */
#ifndef CJMAP_CLI_H
#define CJMAP_CLI_H

/* Runs the program and returns its exit status; may end the process itself once all work is done and flushed. The locale is
 * never set, so that numbers and messages are the same everywhere. */
int cj_cli_main(int argc, char **argv);

#endif
