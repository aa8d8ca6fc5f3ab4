"""The container starts the atlas as everybody does, as a user without rights."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")
NGINX = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")


def served_stage() -> str:
    """What is built where nothing else is asked for: the last stage."""
    return DOCKERFILE.split("\nFROM ")[-1]


def test_it_is_started_by_the_same_command_as_outside():
    assert 'CMD ["make", "run"]' in served_stage()
    assert re.search(r"^run: ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_it_runs_as_a_user_without_rights():
    users = re.findall(r"^USER (\w+)", DOCKERFILE.split("FROM base AS tests")[0], re.MULTILINE)

    assert users[-1] not in ("0", "root")
    assert "USER" not in served_stage()


def test_its_health_is_asked_where_the_server_answers():
    asked = re.search(r"127\.0\.0\.1:8501(/\w+)", served_stage())[1]

    assert f'Route("{asked}"' in (ROOT / "serve.py").read_text(encoding="utf-8")


def test_what_it_copies_is_there():
    for line in re.findall(r"^COPY --chown=\S+ (.+) \./$", DOCKERFILE, re.MULTILINE):
        assert all((ROOT / name).is_file() for name in line.split())


def test_nginx_leads_to_the_services_of_the_compose_file():
    served = re.findall(r"server (\w+):8501( backup)?", NGINX)
    names = {name for name, _ in served}

    assert len(names) == 2
    assert len(served) == 4, "each of the two stands in for the other"
    assert all(re.search(rf"^  {name}:$", COMPOSE, re.MULTILINE) for name in names)
    allowed = re.search(r"ATLAS_ALLOWED_HOSTS:-([^}]*)", COMPOSE)[1].split(",")
    assert names <= set(allowed)
