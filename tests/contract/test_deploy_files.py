"""The files for containers, as far as no engine is needed: they parse, fit together, nothing runs as root."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from prefect.utilities.templating import find_placeholders


@pytest.fixture(scope="module")
def compose(root: Path) -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((root / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
    return told


@pytest.mark.parametrize("name", ["database", "server", "worker"])
def test_a_service_is_hardened_and_watched(compose: dict[str, Any], name: str) -> None:
    service = compose["services"][name]
    assert service["user"] not in ("", "root", "0")
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["healthcheck"]["test"][0] == "CMD"
    assert service["restart"] == "unless-stopped"


def test_services_and_volumes_fit_together(compose: dict[str, Any]) -> None:
    services = compose["services"]
    for service in services.values():
        for other, told in service.get("depends_on", {}).items():
            assert told == {"condition": "service_healthy"}
            assert "healthcheck" in services[other]
        named = [v.partition(":")[0] for v in service.get("volumes", []) if v[0] not in "./"]
        assert set(named) <= set(compose["volumes"])


def test_only_loopback_is_published(compose: dict[str, Any]) -> None:
    ports = [port for service in compose["services"].values() for port in service.get("ports", [])]
    assert ports == ["127.0.0.1:4200:4200"]


def test_secrets_come_from_outside(root: Path) -> None:
    text = (root / "deploy" / "compose.yaml").read_text(encoding="utf-8")
    asked = set(re.findall(r"\$\{([A-Z_]+)", text))
    example = (root / "deploy" / "example.env").read_text(encoding="utf-8")
    assert asked == set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))


def test_the_image_does_not_run_as_root(root: Path) -> None:
    lines = (root / "deploy" / "Dockerfile").read_text(encoding="utf-8").splitlines()
    users = [line for line in lines if line.startswith("USER ")]
    assert users[-1] == "USER 10001"
    for line in lines:
        if line.startswith("COPY ") and "--from" not in line:
            assert (root / line.split()[1]).exists()


def test_the_work_pool_declares_what_it_uses(root: Path) -> None:
    told = json.loads((root / "deploy" / "kubernetes-work-pool.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(told["variables"])
    used = {placeholder.name for placeholder in find_placeholders(told["job_configuration"])}
    assert used == set(told["variables"]["properties"])
    defaults = {k: v["default"] for k, v in told["variables"]["properties"].items() if "default" in v}
    jsonschema.validate(defaults, told["variables"])


def test_a_pod_is_hardened(root: Path) -> None:
    told = json.loads((root / "deploy" / "kubernetes-work-pool.json").read_text(encoding="utf-8"))
    pod = told["job_configuration"]["job_manifest"]["spec"]["template"]["spec"]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["automountServiceAccountToken"] is False
    [container] = pod["containers"]
    assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert {mount["name"] for mount in container["volumeMounts"]} == {v["name"] for v in pod["volumes"]}
