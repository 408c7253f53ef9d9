"""Replies as AWS writes them: XML of the query protocol, with its headers."""

import uuid
from datetime import UTC, datetime
from email.utils import formatdate
from xml.sax.saxutils import escape

from sts.errors import AwsError
from sts.exchange import Reply

Tree = dict[str, "Tree | list[Tree] | str"]

NAMESPACES = {
    "sts": "https://sts.amazonaws.com/doc/2011-06-15/",
    "iam": "https://iam.amazonaws.com/doc/2010-05-08/",
}


def timestamp(seconds: float) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def compact_timestamp(seconds: float) -> str:
    """The form of X-Amz-Date."""
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y%m%dT%H%M%SZ")


def _xml(tree: Tree, depth: int) -> str:
    lines = []
    indent = "  " * depth
    for name, value in tree.items():
        if isinstance(value, str):
            lines.append(f"{indent}<{name}>{escape(value)}</{name}>\n")
        elif isinstance(value, list):
            inside = "".join(_xml({"member": item}, depth + 1) for item in value)
            lines.append(f"{indent}<{name}>\n{inside}{indent}</{name}>\n")
        else:
            lines.append(f"{indent}<{name}>\n{_xml(value, depth + 1)}{indent}</{name}>\n")
    return "".join(lines)


def _reply(status: int, service: str, root: str, tree: Tree, request_id: str, now: float) -> Reply:
    namespace = NAMESPACES.get(service, NAMESPACES["sts"])
    body = f'<{root} xmlns="{namespace}">\n{_xml(tree, 1)}</{root}>\n'
    headers = {
        "x-amzn-RequestId": request_id,
        "Content-Type": "text/xml",
        "Date": formatdate(now, usegmt=True),
    }
    return Reply(status, body.encode(), headers)


def success(service: str, action: str, result: Tree, now: float) -> Reply:
    request_id = str(uuid.uuid4())
    tree: Tree = {f"{action}Result": result} if result else {}
    tree["ResponseMetadata"] = {"RequestId": request_id}
    return _reply(200, service, f"{action}Response", tree, request_id, now)


def buckets(caller: str, now: float) -> Reply:
    """S3's ListBuckets: one bucket, which bears the name of the caller's role or user."""
    name = caller.split("/")[1].lower()
    created = timestamp(1_714_558_830)
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
        f"<Owner><ID>{uuid.uuid5(uuid.NAMESPACE_URL, caller).hex}</ID></Owner><Buckets><Bucket>"
        f"<Name>{name}</Name><CreationDate>{created}</CreationDate>"
        "</Bucket></Buckets></ListAllMyBucketsResult>"
    )
    headers = {"Content-Type": "application/xml", "Date": formatdate(now, usegmt=True)}
    return Reply(200, body.encode(), headers)


def refusal(service: str, error: AwsError, now: float) -> Reply:
    request_id = str(uuid.uuid4())
    tree: Tree = {
        "Error": {"Type": error.kind, "Code": error.code, "Message": error.message},
        "RequestId": request_id,
    }
    return _reply(error.status, service, "ErrorResponse", tree, request_id, now)
