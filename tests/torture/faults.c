/* Faults put between a program and the kernel (LD_PRELOAD), for the harnesses of tests/torture.
   Every call that can change a disk or a lock is counted, from 1; one of the counted calls may be
   hit. Variables: FAULT_COUNT=FILE     write the number of calls to FILE at the end FAULT_KILL=N
   die by SIGKILL before call N FAULT_ERROR=N:ERRNO  call N fails so and does nothing FAULT_SHORT=N
   call N, when it is a write, takes half of the bytes FAULT_RUN=N:COMMAND  a shell runs COMMAND
   before call N: somebody else at the worst moment FAULT_BREAK=WORDS    deliberately broken
   programs: nolock = every lock is granted, nofsync = nothing is synced, noswap = renameat2 knows
   no flags, nolink = nor are there links, as on some file systems */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int calls;

static const char* setting(const char* name) {
  const char* value = getenv(name);
  return value != NULL ? value : "";
}

static int is_broken(const char* how) {
  return strstr(setting("FAULT_BREAK"), how) != NULL;
}

static void run(const char* command) {
  char* copy = strdup(command);
  unsetenv("LD_PRELOAD"); /* the other program is a sound one */
  if (system(copy) != 0) _exit(99);
  free(copy);
}

/* True when this call must fail; errno is set. */
static int fails(void) {
  ++calls;
  if (atoi(setting("FAULT_KILL")) == calls) raise(SIGKILL);
  const char* error = setting("FAULT_ERROR");
  if (atoi(error) == calls) {
    errno = atoi(strchr(error, ':') + 1);
    return 1;
  }
  const char* other = setting("FAULT_RUN");
  if (atoi(other) == calls) run(strchr(other, ':') + 1);
  return 0;
}

__attribute__((destructor)) static void tell_count(void) {
  const char* path = setting("FAULT_COUNT");
  if (*path == '\0') return;
  FILE* file = fopen(path, "w");
  if (file == NULL) return;
  fprintf(file, "%d\n", calls);
  fclose(file);
}

/* The program ends without running destructors. */
void _Exit(int code) {
  tell_count();
  syscall(SYS_exit_group, code);
  __builtin_unreachable();
}

#define REAL(name)               \
  static __typeof__(name)* real; \
  if (real == NULL) real = (__typeof__(name)*)dlsym(RTLD_NEXT, #name)

ssize_t write(int file, const void* bytes, size_t length) {
  REAL(write);
  if (fails()) return -1;
  if (atoi(setting("FAULT_SHORT")) == calls && length > 1) length /= 2;
  return real(file, bytes, length);
}

int fsync(int file) {
  REAL(fsync);
  if (fails()) return -1;
  return is_broken("nofsync") ? 0 : real(file);
}

int flock(int file, int how) {
  REAL(flock);
  if (fails()) return -1;
  return is_broken("nolock") ? 0 : real(file, how);
}

/* As on Linux: whatever close says, the descriptor is gone. */
int close(int file) {
  REAL(close);
  const int failed = fails();
  const int cause = errno;
  const int closed = real(file);
  if (!failed) return closed;
  errno = cause;
  return -1;
}

int mkdirat(int folder, const char* name, mode_t mode) {
  REAL(mkdirat);
  return fails() ? -1 : real(folder, name, mode);
}

int unlinkat(int folder, const char* name, int flags) {
  REAL(unlinkat);
  return fails() ? -1 : real(folder, name, flags);
}

int renameat(int from, const char* old, int to, const char* name) {
  REAL(renameat);
  return fails() ? -1 : real(from, old, to, name);
}

int linkat(int from, const char* old, int to, const char* name, int flags) {
  REAL(linkat);
  if (is_broken("nolink")) {
    errno = EPERM;
    return -1;
  }
  return fails() ? -1 : real(from, old, to, name, flags);
}

int fchmod(int file, mode_t mode) {
  REAL(fchmod);
  return fails() ? -1 : real(file, mode);
}

int openat(int folder, const char* name, int flags, ...) {
  REAL(openat);
  mode_t mode = 0;
  if ((flags & O_CREAT) != 0) {
    va_list more;
    va_start(more, flags);
    mode = va_arg(more, mode_t);
    va_end(more);
  }
  if ((flags & O_CREAT) != 0 && fails()) return -1;
  return real(folder, name, flags, mode);
}

/* renameat2 and openat2 have no function in every C library, so programs call them by number. */
long syscall(long number, ...) {
  REAL(syscall);
  va_list more;
  va_start(more, number);
  long args[6];
  for (int i = 0; i < 6; ++i)
    args[i] = va_arg(more, long);
  va_end(more);
  if (number == SYS_renameat2) {
    if (fails()) return -1;
    if (args[4] != 0 && is_broken("noswap")) {
      errno = EINVAL;
      return -1;
    }
  }
  return real(number, args[0], args[1], args[2], args[3], args[4], args[5]);
}
