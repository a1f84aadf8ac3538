"""`python -m deploy`: a server for a person."""

import sys

from deploy.person import main

if __name__ == "__main__":
    sys.exit(main())
