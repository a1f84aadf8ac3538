"""Completion beyond click's own: values with blanks in bash, words that it breaks at = and :, no blank after `name=`."""

from __future__ import annotations

import os
import re
from typing import Any

from click.shell_completion import BashComplete, ZshComplete, add_completion_class, split_arg_string

BASH = """\
%(complete_func)s() {
    local line kind value word="${COMP_WORDS[COMP_CWORD]}"
    COMPREPLY=()
    while IFS= read -r line; do
        kind=${line%%%%,*} value=${line#*,}
        if [[ $kind == file ]]; then
            compopt -o default
        else
            [[ $value == *= ]] && compopt -o nospace
            COMPREPLY+=("$value")
        fi
    done < <(COMP_WORDS="${COMP_LINE:0:COMP_POINT}" COMP_CWORD="$word" \\
        %(complete_var)s=bash_complete "$1" 2>/dev/null)
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""
ZSH = """\
#compdef %(prog_name)s

%(complete_func)s() {
    local -a response plain joined
    local kind value about
    response=("${(@f)$(COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT-1)) \\
        %(complete_var)s=zsh_complete %(prog_name)s 2>/dev/null)}")
    for kind value about in ${response}; do
        if [[ $kind == file ]]; then
            _path_files -f
        elif [[ $value == *= ]]; then
            joined+=("$value:$about")
        else
            plain+=("$value:$about")
        fi
    done
    [[ -n $plain ]] && _describe -V unsorted plain -U
    [[ -n $joined ]] && _describe -V unsorted joined -U -S ''
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""


class Bash(BashComplete):
    """As click's, but for the line up to the cursor instead of words that are broken at = and :."""

    source_template = BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one at the cursor, and that."""
        line = os.environ["COMP_WORDS"]
        words = split_arg_string(f"{line}|")  # the sign keeps a word apart that is still empty
        return words[1:-1], words[-1].removesuffix("|")

    def format_completion(self, item: Any) -> str:
        """What takes the place of what bash takes for the word: quoted as the user began, without what bash broke off."""
        raw = _last_word(os.environ["COMP_WORDS"])
        word = os.environ["COMP_CWORD"]
        broken_off = raw if word in ("=", ":") else raw.removesuffix(word)
        quoted = item.value if raw[:1] in ("'", '"') else re.sub(r"[^\w@%+=:,./-]", r"\\\g<0>", item.value)
        return f"{item.type},{quoted[len(broken_off) :]}"


class Zsh(ZshComplete):
    """As click's, but no blank comes after `name=`."""

    source_template = ZSH

    def format_completion(self, item: Any) -> str:
        """Three lines: what it is, the value with its colons quoted, a word about it."""
        value = item.value.replace(":", r"\:")
        return f"{item.type}\n{value}\n{item.help or ' '}"


def install() -> None:
    """Put them in the place of click's."""
    for shell in (Bash, Zsh):
        add_completion_class(shell)


def _last_word(line: str) -> str:
    """The last word of a line as it was typed, quotes and all; empty after a blank.

    >>> _last_word('who Air\\\\ Fo'), _last_word('who "Air Fo'), _last_word("who ")
    ('Air\\\\ Fo', '"Air Fo', '')
    """
    found = re.search(r"""(?:[^\s'"\\]|\\.|'[^']*(?:'|$)|"(?:[^"\\]|\\.)*(?:"|$))*$""", line)
    return found[0] if found else ""
