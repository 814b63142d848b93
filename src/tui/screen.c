/* The terminal through ncurses: start, end, keys, mouse, paste. */
#include "config.h"

#include "tui/screen.h"

#include <curses.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "base/text.h"

#include <term.h> /* last: it makes macros of plain words */

/* Milliseconds in which the rest of a key's sequence follows its Esc. */
#define ESCAPE_DELAY 25
/* Bytes of one paste that are kept; a form's line refuses less. */
#define PASTE_BYTES 65536
/* Milliseconds after which a paste whose end never came is taken as ended. */
#define PASTE_PATIENCE 500

#define BROKEN_CHARACTER 0xFFFD

/* Codes of our own for sequences that curses does not know. */
enum own_code
{
    CODE_PASTE_BEGIN = KEY_MAX + 1,
    CODE_PASTE_END,
    CODE_WORD_LEFT,
    CODE_WORD_RIGHT,
};

static bool is_open;
static char paste[PASTE_BYTES + 1];

static void tell_terminal(const char *sequence)
{
    fputs(sequence, stdout);
    fflush(stdout);
}

static void take_keys(void)
{
    cbreak();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    intrflush(stdscr, FALSE);
    typeahead(-1); /* keys are read to the last before drawing: curses need not look for more */
    tell_terminal("\033[?2004h");
}

bool screen_open(bool color, struct err *err)
{
    if (newterm(NULL, stdout, stdin) == NULL) {
        const char *term = getenv("TERM");

        return err_set(err, ERR_INTERNAL,
                       _("the terminal “%s” is not known: set TERM, for example to xterm"),
                       term != NULL ? term : "");
    }
    is_open = true;
    set_escdelay(ESCAPE_DELAY);
    take_keys();
    define_key("\033[200~", CODE_PASTE_BEGIN);
    define_key("\033[201~", CODE_PASTE_END);
    define_key("\033[1;5D", CODE_WORD_LEFT);
    define_key("\033[1;5C", CODE_WORD_RIGHT);
    define_key("\033b", CODE_WORD_LEFT);
    define_key("\033f", CODE_WORD_RIGHT);
    /* cursor keys of terminals that do not heed the keypad mode */
    define_key("\033[A", KEY_UP);
    define_key("\033[B", KEY_DOWN);
    define_key("\033[C", KEY_RIGHT);
    define_key("\033[D", KEY_LEFT);
    define_key("\033[Z", KEY_BTAB);
    define_key("\033[H", KEY_HOME);
    define_key("\033[F", KEY_END);
    mousemask(BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
    mouseinterval(0);
    flush_open(color);
    return true;
}

void screen_close(void)
{
    if (!is_open)
        return;
    is_open = false;
    tell_terminal("\033[?2004l");
    mousemask(0, NULL);
    endwin();
    flush_close();
}

void screen_measure(int *rows, int *cols)
{
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
        if (size.ws_row != LINES || size.ws_col != COLS)
            resizeterm(size.ws_row, size.ws_col);
    *rows = LINES;
    *cols = COLS;
    screen_forget();
}

void screen_suspend(void)
{
    tell_terminal("\033[?2004l");
    def_prog_mode();
    endwin();
    raise(SIGSTOP);
    reset_prog_mode();
    refresh();
    take_keys();
    screen_forget();
}

static uint32_t own_key(wint_t code)
{
    switch (code) {
    case KEY_UP:
        return KEY_ARROW_UP;
    case KEY_DOWN:
        return KEY_ARROW_DOWN;
    case KEY_LEFT:
        return KEY_ARROW_LEFT;
    case KEY_RIGHT:
        return KEY_ARROW_RIGHT;
    case KEY_PPAGE:
        return KEY_PAGE_UP;
    case KEY_NPAGE:
        return KEY_PAGE_DOWN;
    case KEY_HOME:
        return KEY_LINE_HOME;
    case KEY_END:
        return KEY_LINE_END;
    case KEY_BACKSPACE:
        return KEY_ERASE;
    case KEY_DC:
        return KEY_DELETE_NEXT;
    case KEY_BTAB:
        return KEY_BACK_TAB;
    case KEY_ENTER:
        return KEY_RETURN;
    case CODE_WORD_LEFT:
        return KEY_WORD_LEFT;
    case CODE_WORD_RIGHT:
        return KEY_WORD_RIGHT;
    default:
        break;
    }
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return KEY_FUNCTION + (uint32_t)(code - KEY_F0);
    return KEY_NONE_PRESSED;
}

/* As get_wch, which throws away a character that comes in two parts (a slow line cuts anywhere): here
 * the parts wait for each other. What is no UTF-8 becomes U+FFFD, to be seen and mended. */
static int read_code(wint_t *code)
{
    static char part[4];
    static size_t count;

    for (;;) {
        int got = getch();
        size_t wanted, taken;

        if (got == ERR)
            return ERR;
        if (count > 0 && (got > 0xFF || (got & 0xC0) != 0x80)) {
            ungetch(got); /* it begins something else: what was begun stays broken */
            count = 0;
            *code = BROKEN_CHARACTER;
            return OK;
        }
        if (got > 0xFF || got < 0x80) {
            *code = (wint_t)got;
            return got > 0xFF ? KEY_CODE_YES : OK;
        }
        part[count++] = (char)got;
        wanted = text_sequence_bytes(part[0]);
        if (count < wanted)
            continue;
        *code =
            text_valid_prefix(part, count) == count ? text_decode(part, &taken) : BROKEN_CHARACTER;
        count = 0;
        return OK;
    }
}

/* Everything up to the end of the paste, as one text. */
static void read_paste(struct event *event)
{
    size_t length = 0;
    wint_t code;
    int kind;
    char bytes[4];

    timeout(PASTE_PATIENCE);
    while ((kind = read_code(&code)) != ERR && !(kind == KEY_CODE_YES && code == CODE_PASTE_END)) {
        size_t more;

        if (kind == KEY_CODE_YES)
            continue;
        more = text_encode(code == '\r' ? '\n' : (uint32_t)code, bytes);
        if (length + more > PASTE_BYTES)
            continue;
        memcpy(paste + length, bytes, more);
        length += more;
    }
    timeout(0);
    paste[length] = '\0';
    event->type = EVENT_PASTE;
    event->text = paste;
}

static void read_mouse(struct event *event)
{
    MEVENT mouse;

    if (getmouse(&mouse) != OK)
        return;
    event->row = mouse.y;
    event->col = mouse.x;
    if ((mouse.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED)) != 0) {
        event->type = EVENT_CLICK;
    } else if ((mouse.bstate & BUTTON4_PRESSED) != 0) {
        event->type = EVENT_WHEEL;
        event->steps = -1;
    } else if ((mouse.bstate & BUTTON5_PRESSED) != 0) {
        event->type = EVENT_WHEEL;
        event->steps = 1;
    }
}

bool screen_read(struct event *event)
{
    wint_t code;
    int kind = read_code(&code);

    memset(event, 0, sizeof *event);
    if (kind == ERR)
        return false;
    if (kind == KEY_CODE_YES && code == CODE_PASTE_BEGIN) {
        read_paste(event);
    } else if (kind == KEY_CODE_YES && code == KEY_MOUSE) {
        read_mouse(event);
    } else if (kind == KEY_CODE_YES) {
        event->key = own_key(code);
        event->type = event->key != KEY_NONE_PRESSED ? EVENT_KEY : EVENT_NOTHING;
    } else {
        event->type = EVENT_KEY;
        event->key = (uint32_t)code;
        if (code == 0x7F || code == '\b')
            event->key = KEY_ERASE;
        else if (code == '\n')
            event->key = KEY_RETURN;
    }
    return true;
}

const char *screen_library(void)
{
    return curses_version();
}
